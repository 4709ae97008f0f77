namespace ReturnToWork.Lrs;

/// <summary>Another record store, as settings name it.</summary>
public abstract class OtherPlace
{
    /// <summary>The organisation whose statements go there or come from there.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>Short name, a-z, 0-9 and -: under it progress is kept, so that it stays when the address changes.</summary>
    public string Name { get; set; } = "";

    /// <summary>Base address with or without a slash at the end. https, except on this machine or a host in <c>Outbound:AllowedPrivateHosts</c>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Basic credentials there.</summary>
    public string Key { get; set; } = "";

    public string Secret { get; set; } = "";

    // Whether it may be plain http was asked at the start, by FlowChecks.
    internal Xapi.XapiEndpoint Place => new(Endpoint, Key, Secret, MayBePlain: true);
}
