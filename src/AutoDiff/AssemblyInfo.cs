using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AutoDiff.Tests")]
