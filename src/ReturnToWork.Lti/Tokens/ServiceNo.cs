namespace ReturnToWork.Lti;

/// <summary>Why a platform's service did not do what we asked: an expected no.</summary>
/// <param name="Code">Row code and what was wrong, such as <c>T1-invalid_client</c> or <c>G8-404</c>.</param>
/// <param name="Paragraph">Where the specification says so.</param>
/// <param name="Again">It may pass by itself: away, busy, or not yet approved.</param>
/// <param name="After">What the platform asked us to wait.</param>
/// <param name="Unclear">The request may have been carried out all the same.</param>
internal sealed record ServiceNo(string Code, string Paragraph, bool Again = false, TimeSpan? After = null, bool Unclear = false);
