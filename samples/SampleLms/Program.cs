namespace SampleLms; public static class Program { public static void Main() { } }
