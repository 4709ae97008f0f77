using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>What can be wrong with a launch: the list that certification sends, and what else was seen.</summary>
internal static class LaunchTroubles
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    private static readonly RSA Stranger = RSA.Create(2048);

    public static IEnumerable<Trouble> All { get; } =
    [
        Of("launch-expired", draft => Shift(draft, TimeSpan.FromMinutes(-20))),
        Of("launch-future", draft => Shift(draft, TimeSpan.FromMinutes(20))),
        Of("launch-clock-ahead", draft => Shift(draft, TimeSpan.FromSeconds(50))),
        Of("launch-clock-behind", draft => Shift(draft, TimeSpan.FromSeconds(-50))),
        Of("launch-times-nonsense", draft => (draft.Claims["iat"], draft.Claims["exp"]) = (11111, 22222)),
        Of("launch-no-kid", draft => draft.Header.Remove("kid")),
        Of("launch-other-kid", draft => draft.Header["kid"] = "unknown"),
        Of("launch-forged", draft => draft.Key = Stranger),
        Of("launch-unsigned", draft => { draft.Header["alg"] = "none"; draft.Sign = one => PlatformKey.Unsigned(one) + "."; }),
        Of("launch-hs256", draft => { draft.Header["alg"] = "HS256"; draft.Sign = WithPublicKeyAsSecret; }),
        Of("launch-other-aud", draft => draft.Claims["aud"] = "somebody-else"),
        Of("launch-second-aud", draft => draft.Claims["aud"] = new JsonArray(draft.Claims["aud"]!.DeepClone(), "somebody-else")),
        Of("launch-other-iss", draft => draft.Claims["iss"] = draft.Claims["iss"]!.GetValue<string>() + "/"),
        Of("launch-no-nonce", draft => draft.Claims.Remove("nonce")),
        Of("launch-other-nonce", draft => draft.Claims["nonce"] = "other"),
        Of("launch-no-state", draft => draft.Form.Remove("state")),
        Of("launch-other-state", draft => draft.Form["state"] = "other"),
        Of("launch-not-lti", draft => { draft.Claims.Clear(); draft.Claims["name"] = "badltilaunch"; }),
        Of("launch-no-version", draft => draft.Claims.Remove(Lti + "version")),
        Of("launch-other-version", draft => draft.Claims[Lti + "version"] = "11.3"),
        Of("launch-no-message", draft => draft.Claims.Remove(Lti + "message_type")),
        Of("launch-no-roles", draft => draft.Claims.Remove(Lti + "roles")),
        Of("launch-empty-role", draft => draft.Claims[Lti + "roles"] = new JsonArray("")),
        Of("launch-short-role", draft => draft.Claims[Lti + "roles"] = new JsonArray("Learner")),
        Of("launch-no-deployment", draft => draft.Claims.Remove(Lti + "deployment_id")),
        Of("launch-other-deployment", draft => draft.Claims[Lti + "deployment_id"] = "never-seen"),
        Of("launch-no-link", draft => draft.Claims.Remove(Lti + "resource_link")),
        Of("launch-no-sub", draft => draft.Claims.Remove("sub")),
        Of("launch-empty-sub", draft => draft.Claims["sub"] = ""),
        Of("launch-no-target", draft => draft.Claims.Remove(Lti + "target_link_uri")),
        Of("launch-foreign-target", draft => draft.Claims[Lti + "target_link_uri"] = "https://elsewhere.example/"),
        Of("launch-no-context", draft => draft.Claims.Remove(Lti + "context")),
        Of("launch-with-names", draft => { draft.Claims["name"] = "Made Up"; draft.Claims["given_name"] = "Made"; draft.Claims["family_name"] = "Up"; draft.Claims["email"] = "made.up@example.org"; }),
        Of("launch-error", draft => draft.Form["error"] = "launch_no_longer_valid"),
    ];

    private static Trouble Of(string code, Action<LaunchDraft> spoil) => new(code, TroublePlace.Launch) { Launch = spoil };

    private static void Shift(LaunchDraft draft, TimeSpan by)
    {
        foreach (var name in new[] { "iat", "exp" }) draft.Claims[name] = draft.Claims[name]!.GetValue<long>() + (long)by.TotalSeconds;
    }

    private static string WithPublicKeyAsSecret(LaunchDraft draft)
    {
        var signed = PlatformKey.Unsigned(draft);
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(draft.Key.ExportRSAPublicKeyPem()), Encoding.ASCII.GetBytes(signed)))}";
    }
}
