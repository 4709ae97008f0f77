namespace SampleLms;

/// <summary>What can be wrong with the login that a launch begins with (LTI Security Framework 1.0, 5.1.1.1).</summary>
internal static class LoginTroubles
{
    public static IEnumerable<Trouble> All { get; } =
    [
        Of("login-post", _ => { }),
        Of("login-no-iss", asked => asked.Remove("iss")),
        Of("login-other-iss", asked => asked["iss"] += "/"),
        Of("login-no-hint", asked => asked.Remove("login_hint")),
        Of("login-no-client", asked => asked.Remove("client_id")),
        Of("login-other-client", asked => asked["client_id"] = "stranger"),
        Of("login-no-target", asked => asked.Remove("target_link_uri")),
        Of("login-foreign-target", asked => asked["target_link_uri"] = "https://elsewhere.example/"),
        Of("login-no-deployment", asked => asked.Remove("lti_deployment_id")),
        Of("login-other-deployment", asked => asked["lti_deployment_id"] = "other"),
        Of("login-extras", asked => { asked["canvas_region"] = "eu-west-1"; asked["canvas_environment"] = "prod"; }),
    ];

    private static Trouble Of(string code, Action<IDictionary<string, string?>> spoil) => new(code, TroublePlace.Login) { Login = spoil };
}
