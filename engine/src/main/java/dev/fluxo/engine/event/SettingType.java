package dev.fluxo.engine.event;

/** What may stand behind a key, and as what {@link ListenerSettings} has it. */
public enum SettingType {
    TEXT,
    /** A text that is masked in whatever is printed. */
    SECRET,
    /** Of http or https, without user and password. */
    URL,
    /** The same, and its path is masked: whoever knows it may write there. */
    SECRET_URL,
    /** A path, relative to project.yaml. */
    FILE,
    /** More than nothing, and at most 30 seconds. */
    DURATION,
    /** A list of some of the choices, or one of them. */
    CHOICES,
    /** Names and texts. */
    TEXTS,
    /** Names and texts that are masked: HTTP headers. */
    SECRETS
}
