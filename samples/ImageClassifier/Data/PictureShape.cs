namespace ImageClassifier.Data;

/// <summary>How a row of features is a picture: row after row of pixels, the channels of a pixel beside each other.</summary>
internal sealed record PictureShape(int Width, int Height, int Channels);
