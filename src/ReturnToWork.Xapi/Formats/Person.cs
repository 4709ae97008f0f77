using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>The answer of <c>GET agents</c> (xAPI 1.0.3, Communication, 2.4; IEEE 9274.1.1, 4.1.6.3; row L26).</summary>
public static class Person
{
    /// <summary>
    /// The agent's own words, each as a list of one: this store ties no two identities together, and it collects no names. UTF-8.
    /// </summary>
    /// <param name="agent">An agent that the reader let pass.</param>
    public static byte[] Of(JsonElement agent)
    {
        var text = new Rewrite(256);
        text.Open((byte)'{');
        text.Name("objectType"u8);
        text.Value("\"Person\""u8);
        foreach (var property in agent.EnumerateObject())
        {
            if (property.Name is not ("name" or "mbox" or "mbox_sha1sum" or "openid" or "account")) continue;
            text.Name(property);
            text.Open((byte)'[');
            text.Value(property.Value);
            text.Close((byte)']');
        }

        text.Close((byte)'}');
        return text.Bytes;
    }
}
