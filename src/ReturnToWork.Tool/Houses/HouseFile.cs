using System.Security.Cryptography;

namespace ReturnToWork.Tool.Houses;

/// <summary>A stylesheet or a logo under an address made of its content, so that it may be kept for ever and never shows yesterday's.</summary>
internal sealed record HouseFile(string Name, string Type, byte[] Bytes)
{
    public string Address => $"{GetHouseFile.Path}/{Name}";

    public static HouseFile Of(byte[] bytes, string type, string ending) => new(Convert.ToHexStringLower(SHA256.HashData(bytes))[..32] + ending, type, bytes);
}
