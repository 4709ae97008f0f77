using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Storage.Keys;

/// <summary>Where the master key lies that seals the key ring. Section <c>Keys</c>.</summary>
internal sealed class KeysOptions : IValidatableObject
{
    /// <summary>32 bytes in base64. Meant for a secret store that hands settings to the process; wins over the file.</summary>
    public string? MasterKey { get; set; }

    /// <summary>File that holds it in base64; made at the first start. Default <c>master.key</c> beside the host's data. Instances that share a database share this key.</summary>
    public string? MasterKeyFile { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MasterKey is not null && !Keys.MasterKey.TryRead(MasterKey, out _))
            yield return new ValidationResult("Keys:MasterKey must be 32 bytes in base64 (openssl rand -base64 32).");
    }
}
