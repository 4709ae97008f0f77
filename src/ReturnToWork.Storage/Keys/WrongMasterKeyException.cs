namespace ReturnToWork.Storage.Keys;

/// <summary>The master key does not belong to this database. The host does not start.</summary>
public sealed class WrongMasterKeyException : Exception
{
    /// <summary>With what to do about it.</summary>
    public WrongMasterKeyException(string message) : base(message)
    {
    }

    /// <summary>With its cause.</summary>
    public WrongMasterKeyException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>For serializers only.</summary>
    public WrongMasterKeyException()
    {
    }
}
