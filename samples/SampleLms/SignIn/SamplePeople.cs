namespace SampleLms;

/// <summary>Somebody who works with the Companion.</summary>
/// <param name="Subject">The provider's own id: the <c>sub</c> claim.</param>
/// <param name="SignInName">What the sign-in page sends.</param>
/// <param name="Name">The <c>name</c> claim.</param>
/// <param name="Organisation">The <c>organisation</c> claim.</param>
/// <param name="Roles">The <c>roles</c> claim, always a list.</param>
internal sealed record Person(string Subject, string SignInName, string Name, string Organisation, params string[] Roles);

/// <summary>Two coaches, a trainer, an administrator, a privacy officer, a coordinator.</summary>
internal static class SamplePeople
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("p-anna", "anna", "Anna", "groenrijk", "coach"),
        new("p-bas", "bas", "Bas", "dekade", "coach"),
        new("p-tineke", "tineke", "Tineke", "groenrijk", "trainer"),
        new("p-wim", "wim", "Wim", "groenrijk", "administrator"),
        new("p-petra", "petra", "Petra", "groenrijk", "privacy-officer"),
        new("p-cor", "cor", "Cor", "groenrijk", "coordinator"),
    ];

    public static Person? Named(string? signInName) => All.FirstOrDefault(person => person.SignInName == signInName);
}
