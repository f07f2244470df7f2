namespace Wangge.Cases;

/// <summary>Which table of steps a type of matter follows. Source: DOMAIN 3.</summary>
internal enum CaseFlow
{
    /// <summary>What is wrong somewhere: filed, dispatched, handled, checked.</summary>
    Site,

    /// <summary>服务办事: guide, materials, application, result, confirmed.</summary>
    Service,

    /// <summary>新闻上报: sent, edited, published or returned.</summary>
    News,

    /// <summary>Another module works on it and answers.</summary>
    HandedOn,
}

/// <summary>How heavy a case weighs. Source: DOMAIN 3.</summary>
internal enum CaseWeight
{
    /// <summary>The station settles it.</summary>
    Simple,
    Ordinary,
    Serious,
    Major,
}

/// <summary>Where a case came from. Source: DOMAIN 3.</summary>
internal enum CaseSource
{
    GridWorker,
    Portal,
    Wechat,
    Hotline,
    WalkIn,

    /// <summary>Survey of urban components.</summary>
    ComponentSurvey,
    Patrol,
    Alarm,
    OtherSystem,

    /// <summary>Seen through a camera on a must-check round.</summary>
    CameraRound,
}

/// <summary>Levels of centres, from below. Source: DOMAIN 1.</summary>
internal enum CaseCentreLevel
{
    Station,
    SubCentre,
    District,
}

/// <summary>What a person who was called back said. Silence is not satisfaction, so not being reached is a word of its own.</summary>
internal enum CaseCallBack
{
    Solved,
    NotSolved,
    Unreached,
}
