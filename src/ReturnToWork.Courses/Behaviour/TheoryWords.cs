namespace ReturnToWork.Courses.Behaviour;

/// <summary>The words of the page "Waarom zo?", by key of <c>pagina</c> in the model's file. A key that is missing there, or is not here, is a problem.</summary>
internal static class TheoryWords
{
    public static readonly IReadOnlyList<string> All =
    [
        "taal", "titel", "titel-thema", "kort", "inleiding", "voor", "kies", "alle", "thema", "tekening", "tekening-alle", "tekening-thema",
        "themas", "willen", "kunnen", "gedrag", "hopen", "sleutel", "sleutel-smal", "door", "tabel", "kop-determinant", "kop-themas", "kop-gedrag", "vooral", "ook", "geen",
        "dun", "dun-een", "dun-blad", "zeggen", "zeggen-inleiding", "gedrag-kop", "gedrag-zin", "waarvoor", "vooral-zin", "ook-zin", "gedrag-thema",
        "schermen", "kop-scherm", "kop-werkt-aan", "kop-waarom", "kop-bron", "scherm-zin", "en", "bronnen", "bronnen-zin", "eerlijk",
        "open", "terug-alle", "meer", "begin", "print",
    ];
}
