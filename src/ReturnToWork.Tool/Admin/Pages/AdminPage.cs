using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.SignIn;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>A page of an administrator who is signed in. What it reads and changes belongs to <see cref="Me"/>'s organisation and to no other.</summary>
[RequestSizeLimit(64 * 1024)]
internal abstract class AdminPage : PageModel
{
    protected Professional Me => Professional.Of(User);
}
