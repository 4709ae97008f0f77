using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Pairing;

/// <summary>What the Tool itself says about a pairing: the only statement that the player may not make.</summary>
internal sealed class PairedStatement(IOptions<CoursesOptions> courses, Themes themes, TimeProvider time)
{
    public UnsaidStatement For(PlayerToken token, Learner learner, CoachCode code, string sees) =>
        Say(learner, token.XapiRegistration!.Value, token.Visit.Theme, token.Visit.Language, code, sees);

    /// <summary>The same once more, with another choice.</summary>
    /// <param name="where">Any theme of this learner: a statement stands in one.</param>
    public UnsaidStatement Again(Learner learner, Enrolment where, CoachCode code, string sees, string language) => Say(learner, where.XapiRegistration, where.Theme, language, code, sees);

    private UnsaidStatement Say(Learner learner, Guid registration, string theme, string language, CoachCode code, string sees)
    {
        var scene = new Scene(courses.Value.ActivityBase, courses.Value.PeopleOf(learner.Organisation), learner.Pseudonym, registration, theme, language)
        {
            ContentVersion = themes.Find(theme)?.Version ?? "0",
        };
        var id = Guid.NewGuid();
        var now = time.GetUtcNow();
        return new UnsaidStatement { Organisation = learner.Organisation, StatementId = id, Body = Tell.Paired(scene, id, now, code.KeyedHash, sees).Utf8.ToArray(), Due = now, Attempts = 0 };
    }
}

/// <summary>What the routes of this folder need.</summary>
internal static class PairingServices
{
    public static IServiceCollection AddPairing(this IServiceCollection services)
    {
        services.AddOptions<PairingOptions>().BindConfiguration("Pairing").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<CoachCodes>().AddSingleton<Tries>().AddSingleton<CodeLook>().AddSingleton<PairedStatement>();
    }
}
