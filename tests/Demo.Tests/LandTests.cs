namespace Wangge.Demo.Tests;
public class LandTests { [Fact] public void Builds() { } }
