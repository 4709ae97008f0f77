using System.Globalization;
using System.Text.Json.Nodes;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>
/// Writes what the world reads: the credential of a certificate, its achievement and its issuer (1EdTech, Open Badges Specification 3.0), and the list of what was revoked (W3C, Bitstring Status List 1.0).
/// </summary>
internal sealed class OpenBadge(BadgeAddresses addresses, Organisations organisations, Days days)
{
    /// <summary>The schema that a credential names, and that our tests hold it to.</summary>
    public const string Schema = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    private const string Credentials = "https://www.w3.org/ns/credentials/v2";
    private const string Badges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private const string Extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    /// <summary>The payload of the token: the credential itself, with the claims that repeat it (8.2.4.1).</summary>
    public JsonObject Credential(string trainer, Certificate certificate)
    {
        var (from, until) = (days.MomentOf(certificate.Issued, TimeOnly.MinValue), Ends(certificate.ValidUntil));
        var (id, holder, issuer) = ($"urn:uuid:{certificate.Id}", $"urn:uuid:{certificate.Holder}", addresses.Issuer(trainer));
        var texts = Words.TextsIn(certificate.Language);
        return new JsonObject
        {
            ["@context"] = new JsonArray(Credentials, Badges, Extensions),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = texts["badge.name"],
            ["issuer"] = Issuer(trainer),
            ["validFrom"] = Moment(from),
            ["validUntil"] = Moment(until),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = holder,
                ["type"] = new JsonArray("AchievementSubject"),
                // In plain: who holds the credential chooses to whom it goes, and a name under a hash can be guessed from a list of colleagues. Nothing else of the person is in it.
                ["identifier"] = new JsonArray(new JsonObject { ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = certificate.Name, ["identityType"] = "name" }),
                ["achievement"] = Achievement(trainer, certificate.Protocol, certificate.Language),
            },
            ["evidence"] = new JsonArray([.. certificate.Modules.Select(module => Evidence(module, texts, certificate.Language))]),
            ["credentialSchema"] = new JsonArray(new JsonObject { ["id"] = Schema, ["type"] = "1EdTechJsonSchemaValidator2019" }),
            ["credentialStatus"] = Status(trainer, certificate.Place),
            ["iss"] = issuer, ["sub"] = holder, ["jti"] = id, ["nbf"] = from.ToUnixTimeSeconds(), ["exp"] = until.ToUnixTimeSeconds(),
        };
    }

    /// <summary>The profile of who issues.</summary>
    public JsonObject Issuer(string trainer) => new()
    {
        ["id"] = addresses.Issuer(trainer), ["type"] = new JsonArray("Profile"), ["name"] = organisations.NameOf(trainer), ["url"] = addresses.Page,
    };

    /// <summary>What is achieved, which is the same for everybody under one version of the protocol.</summary>
    public JsonObject Achievement(string trainer, string protocol, string language)
    {
        var texts = Words.TextsIn(language);
        return new JsonObject
        {
            ["id"] = addresses.Achievement(trainer, protocol),
            ["type"] = new JsonArray("Achievement"),
            ["achievementType"] = "Certification",
            ["name"] = texts["badge.name"],
            ["description"] = texts["badge.description"],
            ["criteria"] = new JsonObject { ["narrative"] = texts["badge.criteria"] },
            ["inLanguage"] = language,
            ["version"] = protocol,
        };
    }

    /// <summary>The payload of the status list: a bit for each certificate, up when it was revoked. It names none of them.</summary>
    public JsonObject StatusList(string trainer, IEnumerable<int> revoked, DateTimeOffset now) => new()
    {
        ["@context"] = new JsonArray(Credentials),
        ["id"] = addresses.Status(trainer),
        ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
        ["issuer"] = addresses.Issuer(trainer),
        ["validFrom"] = Moment(now),
        ["validUntil"] = Moment(now + StatusBits.Fresh),
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = $"{addresses.Status(trainer)}#list", ["type"] = "BitstringStatusList", ["statusPurpose"] = "revocation", ["encodedList"] = StatusBits.Encode(revoked),
        },
        ["iss"] = addresses.Issuer(trainer), ["jti"] = addresses.Status(trainer), ["sub"] = $"{addresses.Status(trainer)}#list", ["nbf"] = now.ToUnixTimeSeconds(), ["exp"] = (now + StatusBits.Fresh).ToUnixTimeSeconds(),
    };

    /// <summary>The first moment at which a certificate is valid no more: its last day counts whole.</summary>
    public DateTimeOffset Ends(DateOnly validUntil) => days.MomentOf(validUntil.AddDays(1), TimeOnly.MinValue);

    private JsonObject Status(string trainer, int place)
    {
        var index = place.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = $"{addresses.Status(trainer)}#{index}", ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "revocation", ["statusListIndex"] = index, ["statusListCredential"] = addresses.Status(trainer),
        };
    }

    private static JsonObject Evidence(CertifiedModule module, IReadOnlyDictionary<string, string> texts, string language) => new()
    {
        ["type"] = new JsonArray("Evidence"),
        ["name"] = $"{module.Code} {module.NameIn(language)}",
        ["narrative"] = texts[module.Exempt ? "badge.exempt" : "badge.evidence"].Replace("{dag}", module.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{versie}", module.Version, StringComparison.Ordinal),
    };

    // With a zone, and in whole seconds: nbf and exp must equal them (8.2.6.1).
    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
