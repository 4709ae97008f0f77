namespace ReturnToWork.Companion; public static class Program { public static void Main() { } }
