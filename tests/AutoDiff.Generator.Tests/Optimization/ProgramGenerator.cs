using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>
/// Writes random bodies in the style of mechanical differentiation: adjoints that are cleared, summed into and consumed, loops up and
/// down over sequences and rows, branches, buffers, views, tapes that are filled by one loop and emptied by another.
/// </summary>
internal sealed class ProgramGenerator : IBlockWriter
{
    private readonly ProgramInputs inputs;
    private readonly Random random;
    private readonly ScalarStatements scalars;
    private readonly LoopStatements loops;
    private readonly BranchStatements branches;
    private readonly SequenceStatements sequences;
    private readonly MirroredStatements mirrored;
    private int budget = 70;

    private ProgramGenerator(ProgramInputs inputs)
    {
        this.inputs = inputs;
        random = inputs.Random;
        scalars = new ScalarStatements(inputs);
        loops = new LoopStatements(inputs, this);
        branches = new BranchStatements(inputs, this, loops);
        sequences = new SequenceStatements(inputs, loops);
        mirrored = new MirroredStatements(inputs, this, loops);
    }

    public static RandomProgram Create(int seed, ProgramFlavor flavor) => new ProgramGenerator(new ProgramInputs(seed, flavor)).Create();

    public EquatableArray<Statement> Nested(ProgramScope scope, int depth) =>
        Of(new ProgramScope(scope), depth + 1, random.Next(1, 5)).ToEquatableArray();

    public List<Statement> Of(ProgramScope scope, int depth, int count)
    {
        List<Statement> result = [];
        for (int i = 0; i < count && budget > 0; i++)
        {
            result.AddRange(Statement(scope, depth));
        }

        return result;
    }

    private RandomProgram Create()
    {
        List<Statement> body = [.. Of(inputs.Root, 0, random.Next(4, 12))];
        foreach (Func<IEnumerable<Statement>> back in mirrored.Returns)
        {
            body.AddRange(back());
            if (random.Next(2) == 0)
            {
                body.AddRange(Statement(inputs.Root, 0));
            }
        }

        List<Statement> all = [.. mirrored.Storage, .. body];
        all.AddRange(mirrored.Storage.OfType<Declare>().Select(s => new Release(s.Variable)));
        if (random.Next(2) == 0)
        {
            all.Add(new Return(inputs.Real(inputs.Root)));
        }

        return inputs.Program(all);
    }

    private IEnumerable<Statement> Statement(ProgramScope scope, int depth)
    {
        budget--;
        if (inputs.HasExternals && random.Next(6) == 0)
        {
            return scalars.External(scope);
        }

        return random.Next(depth >= 3 ? 15 : 28) switch
        {
            0 or 1 => scalars.DeclareScalar(scope),
            2 => scalars.ClearScalar(scope),
            3 or 4 or 5 => scalars.Accumulate(scope),
            6 => scalars.Overwrite(scope),
            7 or 8 or 9 => sequences.StoreElement(scope, depth),
            10 => scalars.Accumulate(scope),
            11 => scalars.DeclareScalar(scope),
            12 => scalars.Count(scope),
            13 => sequences.BufferOrView(scope),
            14 or 15 => branches.UseOnce(scope, depth),
            16 or 17 => branches.Branch(scope, depth),
            18 or 19 or 20 => loops.Loop(scope, depth),
            21 => loops.While(scope, depth),
            22 => loops.RowLoops(scope, depth),
            23 => branches.AssignedInBranches(scope, depth),
            24 => sequences.Consumed(scope),
            25 => depth == 0 ? mirrored.Mirrored(scope) : sequences.ShiftedStores(scope),
            26 => depth == 0 ? mirrored.Taken(scope) : sequences.WholeSequence(scope),
            _ => sequences.WholeSequence(scope),
        };
    }
}
