using ImageClassifier.Data;

namespace ImageClassifier.Tests.Data;

public sealed class MnistDataTests : IDisposable
{
    private readonly IdxFolder _folder = new();

    public MnistDataTests() => _folder.WritePair("t10k", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_test_pair_alone_is_split_four_to_one_in_its_order()
    {
        Dataset data = MnistData.Load(_folder.Path);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], data.Train.Labels);
        Assert.Equal([8, 9], data.Test.Labels);
        Assert.Equal(6, data.Test.Width);
        Assert.Equal(Enumerable.Repeat(9 / 255.0, 6), data.Test.Row(1).ToArray());
    }

    [Fact]
    public void The_training_pair_is_used_where_it_is()
    {
        _folder.WritePair("train", 3, 1, 4);
        Dataset data = MnistData.Load(_folder.Path);
        Assert.Equal([3, 1, 4], data.Train.Labels);
        Assert.Equal(10, data.Test.Count);
    }

    [Fact]
    public void Zipped_files_are_read()
    {
        _folder.Delete("t10k-labels-idx1-ubyte");
        _folder.Write("t10k-labels-idx1-ubyte.gz", IdxFolder.Zip(IdxFolder.Idx([10], [1, 1, 1, 1, 1, 1, 1, 1, 1, 2])));
        Assert.Equal([1, 2], MnistData.Load(_folder.Path).Test.Labels);
    }

    [Fact]
    public void A_missing_folder_is_named() => Assert.Contains(
        "no folder 'nowhere'", Assert.Throws<DirectoryNotFoundException>(() => MnistData.Load("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
    {
        _folder.Delete("t10k-labels-idx1-ubyte");
        Assert.Contains(
            "neither t10k-labels-idx1-ubyte nor t10k-labels-idx1-ubyte.gz",
            Assert.Throws<FileNotFoundException>(() => MnistData.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_image_file_without_its_labels_is_not_passed_over()
    {
        _folder.WritePair("train", 3, 1, 4);
        _folder.Delete("train-labels-idx1-ubyte");
        Assert.Throws<FileNotFoundException>(() => MnistData.Load(_folder.Path));
    }

    [Fact]
    public void Labels_in_the_place_of_images_are_told() => Refused(
        "1 dimension(s), images have 3", "t10k-images-idx3-ubyte", IdxFolder.Idx([10], new byte[10]));

    [Fact]
    public void Images_in_the_place_of_labels_are_told() => Refused(
        "3 dimension(s), labels have 1", "t10k-labels-idx1-ubyte", IdxFolder.Idx([10, 1, 1], new byte[10]));

    [Fact]
    public void A_label_above_9_is_told() => Refused(
        "image 3 the label 10", "t10k-labels-idx1-ubyte", IdxFolder.Idx([10], [0, 1, 2, 10, 4, 5, 6, 7, 8, 9]));

    [Fact]
    public void Counts_that_differ_are_told() => Refused(
        "10 images", "t10k-labels-idx1-ubyte", IdxFolder.Idx([9], new byte[9]));

    [Fact]
    public void A_truncated_file_is_told() => Refused(
        "t10k-images-idx3-ubyte", "t10k-images-idx3-ubyte", IdxFolder.Idx([10, 2, 3], new byte[59]));

    [Fact]
    public void Truncated_compressed_data_are_told() => Refused(
        "t10k-images-idx3-ubyte", "t10k-images-idx3-ubyte", IdxFolder.Zip(IdxFolder.Idx([10, 2, 3], new byte[60]))[..^12]);

    [Fact]
    public void Another_number_at_the_front_is_told() => Refused(
        "t10k-images-idx3-ubyte", "t10k-images-idx3-ubyte", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]);

    [Fact]
    public void A_file_of_no_images_is_told()
    {
        _folder.WritePair("t10k");
        AssertRefused("holds no images");
    }

    private void Refused(string message, string file, byte[] content)
    {
        _folder.Write(file, content);
        AssertRefused(message);
    }

    private void AssertRefused(string message) => Assert.Contains(
        message, Assert.Throws<InvalidDataException>(() => MnistData.Load(_folder.Path)).Message, StringComparison.Ordinal);
}
