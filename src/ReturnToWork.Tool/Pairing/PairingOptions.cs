using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Pairing;

/// <summary>Section <c>Pairing</c>, the same on both hosts.</summary>
internal sealed class PairingOptions
{
    /// <summary>What turns a code into its keyed hash, and opens the door for the Companion.</summary>
    [Required(ErrorMessage = "Pairing:Secret is missing. Set the same long random text on Tool and Companion (openssl rand -base64 32).")]
    [MinLength(32, ErrorMessage = "Pairing:Secret is too short: at least 32 characters (openssl rand -base64 32).")]
    public string Secret { get; set; } = "";
}
