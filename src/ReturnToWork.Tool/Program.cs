namespace ReturnToWork.Tool; public static class Program { public static void Main() { } }
