namespace ReturnToWork.Demo;

/// <summary>The settings of each host: what an installation would write into its environment.</summary>
internal static class DemoSettings
{
    private static readonly string[] Organisations = ["groenrijk", "dekade"];
    private static readonly string[] Names = ["Groenrijk Werkt", "De Kade"];

    public static Dictionary<string, string?> Lms(DemoPlace place) => new(StringComparer.Ordinal)
    {
        ["SampleLms:Address"] = place.Lms,
        ["SampleLms:ToolAddress"] = place.Tool,
        ["SampleLms:CompanionAddress"] = place.Companion,
        ["SampleLms:DataDirectory"] = Path.Combine(place.DataDirectory, "sample-lms"),
    };

    public static Dictionary<string, string?> Tool(DemoPlace place, DemoSecrets secrets)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Directory"] = place.DataDirectory,
            ["Pairing:Secret"] = secrets.Pairing,
            ["Mirror:CompanionAddress"] = place.Companion,
            ["SignIn:Authority"] = place.Lms,
            ["SignIn:ClientId"] = "tool",
            // The sample LMS is on this machine.
            ["Outbound:AllowedPrivateHosts:0"] = "127.0.0.1",
            ["Outbound:AllowedPrivateHosts:1"] = "localhost",
            ["SignIn:RequiredAmr:0"] = "otp",
        };
        foreach (var (index, organisation) in Organisations.Index())
        {
            settings[$"Organisations:{index}:Id"] = organisation;
            settings[$"Organisations:{index}:Name"] = Names[index];
            var registration = $"Lti:Registrations:{index}";
            settings[$"{registration}:Organisation"] = organisation;
            settings[$"{registration}:Issuer"] = place.Lms;
            settings[$"{registration}:ClientId"] = $"{organisation}-lms";
            settings[$"{registration}:DeploymentIds:0"] = "1";
            settings[$"{registration}:AuthorizationEndpoint"] = $"{place.Lms}/lti/authorize";
            settings[$"{registration}:TokenEndpoint"] = $"{place.Lms}/lti/token";
            settings[$"{registration}:JwksUri"] = $"{place.Lms}/lti/jwks";
            Credential(index, organisation, $"companion-{organisation}", StoreSecret(secrets, organisation), "all/read");
        }

        // What their professionals learn stands in stores of its own. The Companion reads it and says who was there.
        foreach (var (index, organisation) in Organisations.Index()) Credential(Organisations.Length + 1 + index, $"{organisation}.training", $"companion-{organisation}-training", TrainingSecret(secrets, organisation), "all");

        // One of the two asks about research, so that both can be seen.
        settings["Organisations:0:Research:By"] = "Hogeschool De Brug";
        settings["Organisations:0:Research:Contact"] = "Bel Mila: 010 123 45 67.";
        Credential(Organisations.Length, "demo", "demo", "demo-secret", "all");
        settings[$"Lrs:Credentials:{Organisations.Length}:Unlimited"] = "true";
        return settings;

        void Credential(int index, string organisation, string key, string secret, string scope)
        {
            settings[$"Lrs:Credentials:{index}:Organisation"] = organisation;
            settings[$"Lrs:Credentials:{index}:Key"] = key;
            settings[$"Lrs:Credentials:{index}:Secret"] = secret;
            settings[$"Lrs:Credentials:{index}:Scopes:0"] = scope;
        }
    }

    public static Dictionary<string, string?> Companion(DemoPlace place, DemoSecrets secrets)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Directory"] = place.DataDirectory,
            ["Pairing:Secret"] = secrets.Pairing,
            ["Pairing:ToolAddress"] = place.Tool,
            ["SignIn:Authority"] = place.Lms,
            ["SignIn:ClientId"] = "companion",
            ["Badges:Address"] = place.Companion,
            ["SignIn:RequiredAmr:0"] = "otp",
        };
        foreach (var (index, organisation) in Organisations.Index())
        {
            settings[$"Organisations:{index}:Id"] = organisation;
            settings[$"Organisations:{index}:Name"] = Names[index];
            // The sample coaches begin untrained; with the gate open they can be looked at at once. Say true here to see it close.
            settings[$"Organisations:{index}:TrainingGate"] = "false";
            settings[$"Intake:Sources:{index}:Organisation"] = organisation;
            settings[$"Intake:Sources:{index}:Endpoint"] = $"{place.Tool}/xapi/";
            settings[$"Intake:Sources:{index}:Key"] = $"companion-{organisation}";
            settings[$"Intake:Sources:{index}:Secret"] = StoreSecret(secrets, organisation);
            // The embedded store stamps "stored" in commit order, so nothing can turn up behind the cursor: no overlap is needed.
            settings[$"Intake:Sources:{index}:Overlap"] = "00:00:01";
            var training = $"Intake:Sources:{Organisations.Length + index}";
            settings[$"{training}:Organisation"] = $"{organisation}.training";
            settings[$"{training}:Endpoint"] = $"{place.Tool}/xapi/";
            settings[$"{training}:Key"] = $"companion-{organisation}-training";
            settings[$"{training}:Secret"] = TrainingSecret(secrets, organisation);
            settings[$"{training}:Overlap"] = "00:00:01";
        }

        return settings;
    }

    // Of its own, and nothing new to keep: whoever has a demo already goes on with it.
    private static string TrainingSecret(DemoSecrets secrets, string organisation) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"training {StoreSecret(secrets, organisation)}")));

    private static string StoreSecret(DemoSecrets secrets, string organisation) => organisation == "groenrijk" ? secrets.GroenrijkStore : secrets.DekadeStore;
}
