using SkiaSharp;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Pictures;

/// <summary>By the wall and in the yard: what is wrong there, and how it looks put right.</summary>
internal static class YardSubjects
{
    private static readonly SKColor BinGreen = new(0x3C, 0x84, 0x5C);
    private static readonly SKColor BinBlue = new(0x3E, 0x6E, 0x92);
    private static readonly SKColor DarkBag = new(0x3A, 0x43, 0x4E);
    private static readonly SKColor BlackBag = new(0x2B, 0x30, 0x37);
    private static readonly SKColor Card = new(0xC4, 0x9A, 0x64);

    internal static void FullBin(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        if (variant == 1) { Backdrops.Wall(brush, colors, chance); }
        else { Backdrops.Promenade(brush, colors, chance); }

        var (x, y, height) = variant == 1 ? (470f, 770f, 250f) : (800f, 800f, 270f);
        if (!isAfter)
        {
            Heap(brush, x + (height * 0.3f), y - (height * 0.8f), height * 0.5f);
            Heap(brush, x - (height * 0.36f), y - (height * 0.8f), height * 0.5f);
        }

        Props.Bin(brush, x - (height * 0.36f), y, height, isOpen: !isAfter, BinGreen);
        Props.Bin(brush, x + (height * 0.36f), y, height, isOpen: false, BinBlue);
        if (isAfter) { return; }

        Heap(brush, x + (height * 0.36f), y - (height * 0.9f), height * 0.42f);
        Props.Bag(brush, x + (height * 0.95f), y + 14, height * 0.48f, DarkBag);
        Props.Bag(brush, x - (height * 0.98f), y + 8, height * 0.4f, new SKColor(0xD8, 0xD4, 0xCC));
        Litter(brush, chance, x, y + 34, height * 1.5f);
    }

    internal static void Rubbish(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Wall(brush, colors, chance);
        var left = variant == 1 ? 300f : 520f;
        Props.TreeAt(brush, colors, variant == 1 ? 1120 : 150, 660, 96, chance);
        Props.Bin(brush, left - 110, 740, 230, isOpen: !isAfter, BinGreen);
        if (isAfter)
        {
            // Washed: the pavement is still wet.
            brush.Soft(new SKColor(60, 70, 84, 46), left + 320, 745, 400, 32, 18);
            brush.Soft(SKColors.White.WithAlpha(70), left + 250, 738, 150, 8, 6);
            return;
        }

        Props.Box(brush, left + 20, 735, 120, 110, Card);
        Props.Bag(brush, left + 220, 738, 190, DarkBag);
        if (variant == 2) { Sofa(brush, left + 420, 745); }
        else { Props.Bag(brush, left + 560, 744, 170, BlackBag); }

        Props.Bag(brush, left + 385, 760, 240, new SKColor(0x4B, 0x56, 0x62));
        Props.Box(brush, left + 640, 752, 104, 74, Card);
        Litter(brush, chance, left + 330, 772, 420);
    }

    internal static void FireLane(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Yard(brush, colors, chance);
        if (isAfter)
        {
            Props.Cone(brush, -2.9, 9);
            return;
        }

        if (variant == 1)
        {
            Props.Car(brush, -0.9, 15, new SKColor(0xB9, 0xBE, 0xC4));
            Props.Car(brush, 0.6, 8.6, new SKColor(0x8C, 0x3F, 0x3C));
            return;
        }

        Sofa(brush, 470, 690);
        Props.Box(brush, 700, 700, 110, 120, Card);
        Props.Box(brush, 640, 730, 130, 96, Brush.Darker(Card, 0.1));
        Props.Box(brush, 800, 724, 90, 70, Brush.Lighter(Card, 0.1));
        Props.Bag(brush, 560, 770, 120, DarkBag);
    }

    internal static void Gas(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Wall(brush, colors, chance);
        var x = variant == 1 ? 640f : 420f;
        Props.TreeAt(brush, colors, variant == 1 ? 170 : 1110, 655, 92, chance);
        var pipe = isAfter ? new SKColor(0xE0, 0xB4, 0x3E) : new SKColor(0xB4, 0x8C, 0x4A);
        brush.Line(Brush.Darker(pipe, 0.25), 22, new(x + 60, 330), new(x + 60, 470));
        brush.Line(pipe, 15, new(x + 56, 330), new(x + 56, 470));
        brush.Line(Brush.Darker(pipe, 0.25), 20, new(x - 60, 690), new(x - 60, 640));
        brush.Line(pipe, 14, new(x - 63, 690), new(x - 63, 640));
        brush.Soft(new SKColor(20, 24, 34, 80), x + 14, 700, 190, 14, 8);
        var box = new SKColor(0xE5, 0xC4, 0x5E);
        brush.Rect(Brush.Darker(box, 0.35), x - 150, 455, 300, 240, 6);
        brush.Rect(box, x - 156, 448, 300, 240, 6);
        if (isAfter)
        {
            foreach (var door in (float[])[-146, 0]) { brush.Rect(Brush.Lighter(box, 0.14), x + door, 460, 138, 216, 4); }

            brush.Rect(new SKColor(0x6B, 0x6F, 0x74), x - 14, 556, 8, 34, 3);
            brush.Rect(new SKColor(0x6B, 0x6F, 0x74), x + 8, 556, 8, 34, 3);
            Flame(brush, x - 77, 566, 42);
            Flame(brush, x + 69, 566, 42);
            return;
        }

        // One door hangs open; meters and a rusty joint inside.
        brush.Rect(new SKColor(0x4B, 0x4A, 0x46), x - 146, 460, 278, 216, 4);
        brush.Line(pipe, 16, new(x - 63, 670), new(x - 63, 560), new(x + 56, 560), new(x + 56, 470));
        brush.Oval(new SKColor(0x9A, 0x5A, 0x38), x - 63, 560, 20, 18);
        brush.Oval(new SKColor(0xC9, 0xCE, 0xD2), x + 8, 560, 40, 40);
        brush.Oval(new SKColor(0xF4, 0xF2, 0xEC), x + 8, 560, 31, 31);
        brush.Line(new SKColor(0xB0, 0x3A, 0x36), 5, new(x + 8, 560), new(x + 26, 542));
        brush.Shape(Brush.Darker(box, 0.1), new(x + 140, 452), new(x + 236, 486), new(x + 228, 716), new(x + 136, 690));
        for (var i = 0; i < 6; i++) { brush.Soft(new SKColor(0xA8, 0x62, 0x3C, 120), x - 140 + (i * 48), 684 - (i % 3 * 9), 12, 7, 3); }

        for (var i = 0; i < 3; i++) { brush.Soft(SKColors.White.WithAlpha(72), x - 80 - (i * 26), 520 - (i * 44), 26 + (i * 10), 18 + (i * 6), 11); }

        // Warning tape.
        foreach (var stand in (float[])[-300, 330]) { brush.Line(new SKColor(0x8B, 0x90, 0x96), 9, new(x + stand, 770), new(x + stand, 610)); }

        for (var i = 0; i < 21; i++)
        {
            var from = x - 300 + (i * 30);
            brush.Shape(i % 2 == 0 ? new SKColor(0xC8, 0x4B, 0x3A) : new SKColor(0xF3, 0xEF, 0xE6), new(from, 632 + Droop(i)), new(from + 30, 632 + Droop(i + 1)), new(from + 30, 656 + Droop(i + 1)), new(from, 656 + Droop(i)));
        }

        static float Droop(int step) => 30 * (float)Math.Sin(Math.PI * step / 21);
    }

    private static void Heap(Brush brush, float x, float y, float size)
    {
        Props.Bag(brush, x - (size * 0.16f), y, size * 0.66f, DarkBag);
        Props.Bag(brush, x + (size * 0.22f), y + 4, size * 0.54f, new SKColor(0xCF, 0xC6, 0xB8));
    }

    private static void Litter(Brush brush, SeededRandom chance, float x, float y, float spread)
    {
        SKColor[] colors = [new(0xF0, 0xEC, 0xE2), new(0xC9, 0x5B, 0x4A), new(0x6E, 0x9C, 0xB4), new(0xD9, 0xB8, 0x5C), new(0xE8, 0xE2, 0xD4)];
        for (var i = 0; i < 16; i++)
        {
            var (px, py) = (x + (spread * (float)chance.Between(-0.6, 0.6)), y + chance.Among(-12, 20));
            var (w, h) = (chance.Among(9, 24), chance.Among(5, 12));
            brush.Shape(chance.Pick(colors), new(px, py), new(px + w, py - (h / 2f)), new(px + w + 3, py + (h / 2f)), new(px + 4, py + h));
        }
    }

    private static void Sofa(Brush brush, float x, float y)
    {
        var cloth = new SKColor(0x9A, 0x6B, 0x5A);
        brush.Soft(new SKColor(20, 24, 34, 80), x + 130, y, 160, 12, 8);
        brush.Rect(Brush.Darker(cloth, 0.16), x + 14, y - 150, 236, 110, 22);
        brush.Rect(cloth, x - 6, y - 82, 276, 74, 16);
        foreach (var arm in (float[])[-18, 232]) { brush.Rect(Brush.Darker(cloth, 0.08), x + arm, y - 106, 50, 100, 18); }

        foreach (var cushion in (float[])[34, 136]) { brush.Rect(Brush.Lighter(cloth, 0.12), x + cushion, y - 96, 94, 36, 12); }

        brush.Shape(new SKColor(0xE4, 0xD9, 0xC2), new(x + 150, y - 60), new(x + 190, y - 70), new(x + 204, y - 46), new(x + 162, y - 40));
    }

    private static void Flame(Brush brush, float x, float y, float size)
    {
        brush.Shape(new SKColor(0xC8, 0x4B, 0x3A), new(x, y - size), new(x + size, y + (size * 0.8f)), new(x - size, y + (size * 0.8f)));
        brush.Shape(new SKColor(0xFB, 0xF6, 0xEA), new(x, y - (size * 0.6f)), new(x + (size * 0.68f), y + (size * 0.6f)), new(x - (size * 0.68f), y + (size * 0.6f)));
        brush.Oval(new SKColor(0x2B, 0x30, 0x37), x, y + (size * 0.26f), size * 0.18f, size * 0.26f);
    }
}
