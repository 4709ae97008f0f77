namespace ReturnToWork.Lti;

/// <summary>The scopes that we may ask for (AGS 2.0 3.1 to 3.4, NRPS 2.0 2.3).</summary>
internal static class Scopes
{
    private const string Ags = "https://purl.imsglobal.org/spec/lti-ags/scope/";

    public const string Score = Ags + "score";
    public const string LineItem = Ags + "lineitem";
    public const string LineItemReadOnly = Ags + "lineitem.readonly";
    public const string Members = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
}
