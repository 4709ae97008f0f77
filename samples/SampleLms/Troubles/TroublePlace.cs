namespace SampleLms;

/// <summary>Where this platform can be told to misbehave.</summary>
internal enum TroublePlace
{
    Login,
    Launch,
    Keys,
    DeepLink,
    Token,
    LineItems,
    Scores,
    Members,
    Configuration,
    Registration,
}
