using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Own;

/// <summary>A code for the professional's own account in an LMS.</summary>
/// <param name="Digits">Six; null where there is none.</param>
/// <param name="Refusal">Key of the sentence that says what to do then.</param>
internal sealed record MadeOwnCode(string? Digits, DateTimeOffset Until, string? Refusal);

/// <summary>
/// Makes a code with which a professional joins an LMS account to the own training. The Tool alone remembers it, by its keyed hash; here it is shown once and kept nowhere.
/// </summary>
internal sealed class OwnCode(ToolDoor tool, Organisations organisations, IOptions<PairingOptions> options, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<MadeOwnCode> MakeAsync(TraineeRow me, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + options.Value.CodeLives;
        var trainer = organisations.NameOf(TrainingTenant.TrainerOf(me.Organisation));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            var answer = await tool.TellAsync(
                PairingCode.KeyedHash(options.Value.Secret, me.Employer, code), new NewCode(me.Employer, "training", trainer[..Math.Min(trainer.Length, 80)], "employer", until, me.Actor, me.Organisation), ct);
            if (answer == ToolAnswer.Taken) continue;
            return answer == ToolAnswer.Knows ? new MadeOwnCode(code, until, null)
                : new MadeOwnCode(null, until, answer switch { ToolAnswer.Refuses => "new.tool-refuses", ToolAnswer.Misunderstands => "new.tool-misunderstands", _ => "new.tool-away" });
        }

        return new MadeOwnCode(null, until, "new.tool-away");
    }
}
