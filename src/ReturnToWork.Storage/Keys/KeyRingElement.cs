using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Storage.Keys;

/// <summary>One element of ASP.NET's key ring, sealed with the master key. It belongs to the installation, not to an organisation.</summary>
public sealed class KeyRingElement
{
    /// <summary>ASP.NET's name for it.</summary>
    [MaxLength(128)]
    public required string Name { get; init; }

    /// <summary>The element, its secret sealed.</summary>
    public required string Xml { get; init; }
}
