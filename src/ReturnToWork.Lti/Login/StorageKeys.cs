namespace ReturnToWork.Lti;

/// <summary>What we keep in a platform's storage: keys that hold state and nonce, so that launches side by side do not disturb each other (lti.md C3).</summary>
internal static class StorageKeys
{
    /// <summary>Its value is the proof: a secret of its own, which a launch's form post does not carry.</summary>
    public static string State(string state) => "lti_state_" + state;

    /// <summary>Its value is the nonce itself.</summary>
    public static string Nonce(string nonce) => "lti_nonce_" + nonce;

    public static PlatformStorage Of(PlatformClient client, string target) => new(target, client.Origin, client.Origins);
}
