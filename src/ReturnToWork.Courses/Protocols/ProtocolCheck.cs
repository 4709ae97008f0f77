namespace ReturnToWork.Courses.Protocols;

/// <summary>What must hold between the parts of one version.</summary>
internal static class ProtocolCheck
{
    private const int LongestCode = 32;

    public static void Run(Protocol protocol, string fileName, string file, ProblemList problems)
    {
        if (protocol.Version != fileName)
            problems.Error("version-name", file, 1, $"De versie is ‘{protocol.Version}’, maar het bestand heet ‘{fileName}’. Geef ze dezelfde naam.", $"The version is ‘{protocol.Version}’, but the file is called ‘{fileName}’. Give them the same name.");
        foreach (var (name, days) in ((string, int)[])[("maanden", protocol.CertificateMonths), ("waarschuwen-dagen", protocol.WarnDays), ("respijt-dagen", protocol.GraceDays)])
            if (days < 1)
                problems.Error("term", file, 1, $"‘{name}’ is minstens 1.", $"‘{name}’ is at least 1.");
        // Grace of a whole year would run into the next year's counting.
        if (protocol.CertificateMonths % 12 != 0 || protocol.GraceDays > 365)
            problems.Error("term", file, 1, "‘maanden’ is een aantal hele jaren, en ‘respijt-dagen’ hoogstens 365.", "‘maanden’ is a number of whole years, and ‘respijt-dagen’ 365 at most.");
        foreach (var (level, codes) in ((string, IReadOnlyList<string>)[])[("basis", protocol.Basis), ("begeleiden", protocol.Guide), ("certificaat", protocol.Certificate), ("bijhouden", protocol.KeepUp), ("herstel", protocol.Recovery)])
            Known(codes, $"niveaus: {level}");
        Within(protocol.Basis, protocol.Guide, "begeleiden");
        Within(protocol.Guide, protocol.Certificate, "certificaat");
        foreach (var code in protocol.Certificate)
            if (protocol.Find(code)?.Evidence.Any(evidence => evidence.IsYearly) == true)
                problems.Error("yearly", file, 0, $"{code} telt per jaar, en er is nog geen certificaat waarvan het jaar telt. Zet het bij ‘bijhouden’.", $"{code} counts per year, and there is no certificate yet whose year counts. Put it at ‘bijhouden’.");
        foreach (var code in protocol.KeepUp)
            if (protocol.Find(code)?.Evidence.Any(evidence => !evidence.IsYearly) == true)
                problems.Error("not-yearly", file, 0, $"{code} staat bij ‘bijhouden’, dus al het bewijs heeft ‘per: jaar’.", $"{code} stands at ‘bijhouden’, so all its evidence has ‘per: jaar’.");

        foreach (var part in protocol.Requirements)
        {
            Known(part.After, $"{part.Code}: na");
            Code(part.Code);
            foreach (var evidence in part.Evidence.Where(evidence => evidence.Code != part.Code && !evidence.Code.StartsWith(part.Code + ".", StringComparison.Ordinal)))
                problems.Error("evidence-code", file, 0, $"Het bewijs ‘{evidence.Code}’ hoort bij {part.Code}: noem het {part.Code} of {part.Code}.iets.", $"The evidence ‘{evidence.Code}’ belongs to {part.Code}: call it {part.Code} or {part.Code}.something.");
            foreach (var evidence in part.Evidence) Code(evidence.Code);
            foreach (var reason in part.Exemptions.Where(reason => !protocol.Reasons.ContainsKey(reason)))
                problems.Error("unknown-reason", file, 0, $"{part.Code}: de reden ‘{reason}’ staat niet bij ‘redenen’.", $"{part.Code}: the reason ‘{reason}’ is not at ‘redenen’.");
        }

        if (Circle(protocol) is { } round)
            problems.Error("circle", file, 0, $"‘na’ loopt in een kring: {round}. Niemand kan dan beginnen.", $"‘na’ goes in a circle: {round}. Then nobody can begin.");

        void Known(IReadOnlyList<string> codes, string where)
        {
            foreach (var code in codes.Where(code => protocol.Find(code) is null))
                problems.Error("unknown-part", file, 0, $"{where}: het onderdeel ‘{code}’ bestaat niet.", $"{where}: the part ‘{code}’ does not exist.");
        }

        void Within(IReadOnlyList<string> less, IReadOnlyList<string> more, string level)
        {
            if (less.Except(more, StringComparer.Ordinal).FirstOrDefault() is { } code)
                problems.Error("level", file, 0, $"niveaus: {level} moet ook {code} hebben, want dat hoort bij het niveau ervoor.", $"niveaus: {level} must have {code} too, because it belongs to the level before.");
        }

        void Code(string code)
        {
            if (code.Length is 0 or > LongestCode || !char.IsAsciiLetterUpper(code[0]) || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
                problems.Error("code", file, 0, $"De code ‘{code}’ heeft een hoofdletter vooraan en daarna letters, cijfers, punt of streepje; hoogstens {LongestCode}.", $"The code ‘{code}’ has a capital in front and then letters, digits, full stop or hyphen; at most {LongestCode}.");
        }
    }

    private static string? Circle(Protocol protocol)
    {
        var (done, way) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        return protocol.Requirements.Select(part => Walk(part.Code)).FirstOrDefault(found => found is not null);

        string? Walk(string code)
        {
            if (done.Contains(code) || protocol.Find(code) is not { } part) return null;
            if (way.Contains(code)) return string.Join(" → ", way.Append(code));
            way.Add(code);
            var found = part.After.Select(Walk).FirstOrDefault(one => one is not null);
            way.RemoveAt(way.Count - 1);
            done.Add(code);
            return found;
        }
    }
}
