namespace ReturnToWork.Companion.Training.Badges;

/// <summary>A module that somebody did.</summary>
/// <param name="Code">Such as <c>P3</c>.</param>
/// <param name="Names">What it is called, by language.</param>
/// <param name="Version">The version of the protocol under which it was done.</param>
/// <param name="Day">The last day of what shows it.</param>
/// <param name="Exempt">It was not done here: a trainer exempted the professional, and the certificate says so.</param>
internal sealed record CertifiedModule(string Code, IReadOnlyDictionary<string, string> Names, string Version, DateOnly Day, bool Exempt = false)
{
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.GetValueOrDefault("nl", Code);
}

/// <summary>What the training says: this professional holds a certificate. One of these is one certificate, however often it is said.</summary>
/// <param name="From">The day on which it began; a renewed one begins on another day.</param>
/// <param name="Until">The last day on which it is valid.</param>
internal sealed record Certification(Guid Trainee, DateOnly From, DateOnly Until, string Protocol, IReadOnlyList<CertifiedModule> Modules);

/// <summary>All that stands on a certificate, as it was on the day of issue: a name or a protocol that changes later changes no certificate.</summary>
/// <param name="Holder">A name for the holder that says nothing and is used once.</param>
/// <param name="Place">Its place in the issuer's status list.</param>
/// <param name="Language">nl or en: what the credential's own sentences are in.</param>
internal sealed record Certificate(Guid Id, Guid Holder, string Name, DateOnly Issued, DateOnly ValidUntil, string Protocol, int Place, string Language, IReadOnlyList<CertifiedModule> Modules);
