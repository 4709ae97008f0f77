namespace ReturnToWork.Courses.Rendering;

/// <summary>The keys of <c>shared/{language}.yaml</c> that pages use; reading the folder fails when one is missing or one too many.</summary>
internal static class SharedKeys
{
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "pagina.taal", "pagina.thema", "pagina.concept", "pagina.geinspireerd", "pagina.folder", "pagina.toegankelijk", "pagina.alleen-jij", "pagina.eigen-woorden", "pagina.vraag-coach",
        "pagina.nog-kleiner", "pagina.bij-wens", "pagina.woord", "pagina.print", "pagina.terug-naar-lijst", "pagina.mijn-pagina", "pagina.stop", "pagina.docent", "pagina.voor-een-groep", "pagina.op-papier", "pagina.naar-inhoud", "pagina.verhaal",
        "sorteer.antwoord", "sorteer.overzicht", "sorteer.nergens", "kring.ik",
        "situaties.antwoord", "situaties.nog-een-keer", "situaties.kaart", "situaties.gehaald", "situaties.bewaar-eerst", "situaties.open", "situaties.ook-de-andere", "situaties.nog-eens", "situaties.opnieuw", "oefenplek.open",
        "blokken.stap-1", "blokken.stap-2", "blokken.stap-3", "blokken.stap-4", "blokken.weet-niet", "blokken.liever-niet",
        "blokken.w1", "blokken.w2", "blokken.w3", "blokken.w4", "blokken.k1", "blokken.k2", "blokken.k3", "blokken.k4", "blokken.k5",
        "kwaliteiten.leeg", "kwaliteiten.kies-eerst", "oefengesprek.verder",
        "hulp.kop", "hulp.bel", "hulp.bedrijfsarts", "hulp.bedrijfsarts-wat", "hulp.vertrouwenspersoon", "hulp.vertrouwenspersoon-wat",
        "wie.jij", "wie.coach", "wie.leidinggevende",
        "wie.jij-open", "wie.jij-groep", "wie.jij-niet-bewaard", "wie.jij-bewaard", "wie.coach-open", "wie.coach-niemand", "wie.coach-niets", "wie.coach-voortgang",
        "wie.coach-onderwerpen", "wie.coach-vertrouwelijk", "wie.coach-werkgever", "wie.leidinggevende-niets", "wie.leidinggevende-klaar",
        "wie.website", "wie.website-klaar",
        "bewaren.vraag", "bewaren.ja", "bewaren.ja-uitleg", "bewaren.nee", "bewaren.nee-uitleg", "bewaren.gekozen-ja", "bewaren.gekozen-nee", "bewaren.open",
        "koppelen.vraag", "koppelen.uitleg", "koppelen.zoek", "koppelen.klopt", "koppelen.wat-zien", "koppelen.niets", "koppelen.voortgang",
        "koppelen.onderwerpen", "koppelen.ja", "koppelen.nee", "koppelen.klaar",
        "film.lengte", "film.lees", "spreek.schrijven", "spreek.inspreken", "spreek.vertellen", "spreek.aan-wie", "spreek.ingesproken",
        "papier.bladen", "papier.leeg", "papier.boekje", "papier.van-jou", "papier.gevuld", "papier.antwoorden", "papier.niets", "papier.in-boekje",
        "papier.print-bladen", "papier.print-boekje", "papier.terug",
        "papier.maandag", "papier.dinsdag", "papier.woensdag", "papier.donderdag", "papier.vrijdag", "papier.zaterdag", "papier.zondag",
        "gezien.plan", "gezien.dag", "gezien.samen", "gezien.teruggekeken", "gezien.low", "gezien.middle", "gezien.high",
        "gezien.w1", "gezien.w2", "gezien.w3", "gezien.w4", "gezien.k1", "gezien.k2", "gezien.k3", "gezien.k4", "gezien.k5",
        "delen.vraag", "delen.werk-betekent", "delen.anderen", "delen.eerste-stap", "delen.hulp-en-uitleg", "delen.mijn-plan", "delen.op-het-werk",
        "delen.plan", "delen.teruggekeken", "delen.blokken", "delen.voorbeeld", "delen.voorbeeld-leeg", "delen.deel", "delen.niets", "delen.gedeeld", "delen.gelezen", "delen.eerst-coach", "delen.open",
    };
}
