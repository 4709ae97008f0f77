using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.SignIn;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Pairing;

/// <summary>What came of asking for a code: the person it is for, or the key of the sentence that says what to do.</summary>
internal sealed record MadeCode(Guid? Person, string? Refusal);

/// <summary>
/// Makes a six-digit code. The Tool is told first; only when it knows the code are person and code written here, together. So a code on a card always works,
/// and when the Tool is away nothing is half done.
/// </summary>
internal sealed class MakeCode(CompanionStore store, CallNames names, CodeDigits digits, ToolDoor tool, CoachModes modes, IOptions<PairingOptions> options, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>For a new person, who comes into being with it.</summary>
    public Task<MadeCode> ForNewPersonAsync(Professional coach, string? callName, CancellationToken ct)
    {
        if (CallNames.Clean(callName) is not { } name) return Task.FromResult(new MadeCode(null, "new.name-wrong"));
        var person = new PersonRow
        {
            Organisation = coach.Organisation, Id = Guid.NewGuid(), Coach = coach.Subject, CallName = names.Seal(coach.Organisation, name), Since = clock.GetUtcNow(),
        };
        return MakeAsync(coach, person.Id, person, ct);
    }

    /// <summary>A further code, for another account of the same person or in place of one that is over.</summary>
    public Task<MadeCode> ForPersonAsync(Professional coach, Guid person, CancellationToken ct) => MakeAsync(coach, person, null, ct);

    private async Task<MadeCode> MakeAsync(Professional coach, Guid person, PersonRow? newPerson, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            var row = new CodeRow
            {
                Organisation = coach.Organisation, Hash = PairingCode.KeyedHash(options.Value.Secret, coach.Organisation, code), Person = person,
                Digits = digits.Seal(coach.Organisation, code), Made = now, Expires = now + options.Value.CodeLives,
            };
            await using var db = await store.OpenAsync(coach.Organisation, ct);
            if (await db.Codes.FindAsync([row.Organisation, row.Hash], ct) is not null) continue;

            // The person's mode is the account's at this moment, and what the employee agrees to is told of the same.
            var mode = await modes.OfAsync(db, coach, ct);
            if (newPerson is not null) newPerson.Mode = mode;
            // The Tool may take seconds: no connection waits with us.
            await db.Database.CloseConnectionAsync();
            var answer = await tool.TellAsync(row.Hash, new NewCode(coach.Organisation, "coaching", coach.Name, mode, row.Expires), ct);
            if (answer == ToolAnswer.Taken) continue;
            if (answer != ToolAnswer.Knows)
            {
                return new MadeCode(null, answer switch { ToolAnswer.Refuses => "new.tool-refuses", ToolAnswer.Misunderstands => "new.tool-misunderstands", _ => "new.tool-away" });
            }

            if (newPerson is not null) db.Add(newPerson);
            db.Add(row);
            await db.SaveChangesAsync(ct);
            return new MadeCode(person, null);
        }

        return new MadeCode(null, "new.tool-away");
    }
}

/// <summary>The digits of a living code, encrypted per organisation so that the card can be printed again.</summary>
internal sealed class CodeDigits(IDataProtectionProvider protection)
{
    public string Seal(string organisation, string code) => Protector(organisation).Protect(code);

    public string Open(string organisation, string sealedCode) => Protector(organisation).Unprotect(sealedCode);

    private IDataProtector Protector(string organisation) => protection.CreateProtector("ReturnToWork.Companion.PairingCode", organisation);
}
