namespace ReturnToWork.Tests.Lti;

/// <summary>Ways to write an address that is not public, as a host stands in a URL.</summary>
internal static class PrivateSpellings
{
    /// <summary>An address or two of each range that is not public, at its edges where that tells something.</summary>
    public static readonly string[] Numbers =
    [
        "0.0.0.0", "0.1.2.3", "0.255.255.255", "10.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.0", "100.64.0.1", "100.127.255.255",
        "127.0.0.0", "127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.255", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "169.254.255.255",
        "172.16.0.0", "172.16.0.1", "172.20.10.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.0.1", "192.168.1.254",
        "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "224.0.0.251", "239.255.255.250", "240.0.0.1", "254.1.1.1", "255.255.255.255",
        "::", "::1", "::2", "::7f00:1", "::127.0.0.1", "::10.0.0.1", "::ffff:0.0.0.0", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.1.2.3", "::ffff:169.254.169.254", "::ffff:192.168.1.1",
        "::ffff:100.64.0.1", "::ffff:0:127.0.0.1", "::ffff:0:7f00:1", "64:ff9b::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "64:ff9b:1::7f00:1",
        "100::1", "100:0:0:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "2002:a00:1::1", "2002:c0a8:101::1",
        "2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1", "fc00::", "fd00::1", "fd00:ec2::254", "fd12:3456:789a::1", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe80::1", "fe80::a9fe:a9fe", "febf::1", "fec0::1", "feff::1",
        "ff00::1", "ff01::1", "ff02::1", "ff02::fb", "ff05::2", "ff0e::1", "ffff::1",
    ];

    // The same few addresses as resolvers, shells and old libraries read them.
    private static readonly string[] Tricks =
    [
        "2130706433", "017700000001", "0x7f000001", "0x7F000001", "0177.0.0.1", "0177.0.0.01", "0177.0.1", "0177.1", "00177.0.0.1", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1", "0x7f.1", "0x7f.0.1", "0x7f.0x000001",
        "127.1", "127.0.1", "127.0.0.01", "127.0.0.001", "127.000.000.001", "127.0.0x1", "127.65535", "127.16777215", "127.0.0.1.", "2130706434", "0", "00", "0x0", "0.0", "0.0.0", "0.", "0.0.0.0.",
        "3232235777", "0xC0A80101", "0300.0250.01.01", "192.168.257", "192.11010305", "167772161", "0xa000001", "012.0.0.1", "10.1", "012.1", "2886729729", "0xac100001", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376", "0xa9.0xfe.0xa9.0xfe",
        "169.254.43518", "169.16689662", "4294967295", "0xffffffff", "037777777777", "256.256.256.256", "127.0.0.1%2f", "%31%32%37.0.0.1", "%31%32%37%2e%30%2e%30%2e%31", "127%2e0%2e0%2e1", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1",
        "１２７.0.0.1", "①②⑦.⓪.⓪.①", "①②⑦。⓪。⓪。①", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "ｌｏｃａｌｈｏｓｔ", "localhost", "LOCALHOST", "LocalHost", "localhost.", "loc%61lhost", "localhost.localdomain", "foo.localhost", "a.b.localhost.", "ip6-localhost", "ip6-loopback", "local", "printer.local",
        "PRINTER.LOCAL", "printer.local.", "intranet", "lms", "lms.intranet", "server.lan", "router.home.arpa", "metadata.google.internal", "instance-data.ec2.internal", "metadata", "kubernetes.default.svc.cluster.local", "host.docker.internal", "x.onion",
        "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::0001]", "[0::1]", "[::1%25lo]", "[::1%251]", "[fe80::1%25eth0]", "[::ffff:127.1]", "[::FFFF:127.0.0.1]", "[0:0:0:0:0:FFFF:7F00:0001]", "[::ffff:7f00:0001]", "[::%31]",
        "user@127.0.0.1", "lms.example@127.0.0.1", "lms.example:443@127.0.0.1", "user:word@localhost", "lms.example%40127.0.0.1", "@127.0.0.1", "127.0.0.1\\@lms.example", "lms.example\\@127.0.0.1",
    ];

    public static IEnumerable<string> All => [.. Numbers.Select(number => number.Contains(':', StringComparison.Ordinal) ? $"[{number}]" : number), .. Tricks];
}
