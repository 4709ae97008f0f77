using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: the professionals of the own organisation who have an account. Nothing of employees.</summary>
internal sealed class ProfessionalsModel(ProfessionalBook book, Organisations organisations) : CompanionPage
{
    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<Account> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => All = await book.AllAsync(Me.Organisation, ct);
}
