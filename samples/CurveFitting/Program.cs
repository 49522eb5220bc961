using CurveFitting;
using Spectre.Console;

const int Success = 0;
const int Failure = 1;
const int Unusable = 2;

// A table that is piped into a file has no window to fit into.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 200;
}

try
{
    switch (args)
    {
        case ["--help" or "-h"]:
            Console.WriteLine("usage: CurveFitting [DIR]   fits the NIST reference problems (*.dat) in DIR; without it, data of its own");
            return Success;
        case []:
            Session.FitOwnData(AnsiConsole.Console);
            return Success;
        case [string folder]:
            return Session.FitFolder(folder, AnsiConsole.Console) == 0 ? Success : Failure;
        default:
            Console.Error.WriteLine("one folder at most; --help shows the usage");
            return Unusable;
    }
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
    return Unusable;
}
