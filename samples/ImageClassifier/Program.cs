using ImageClassifier;
using ImageClassifier.CommandLine;
using ImageClassifier.Training;

try
{
    Options options = OptionParser.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(HelpText.Text);
        return ExitCodes.Success;
    }

    using var interruption = new Interruption();
    return Session.Run(options, interruption.Token);
}
catch (Exception e) when (e is UsageException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    // A name on the command line may hold a line break; the complaint about it is one line all the same.
    Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
    return ExitCodes.Unusable;
}
catch (Exception e) when (e is DivergedException or FailedCheckException)
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.Failure;
}
