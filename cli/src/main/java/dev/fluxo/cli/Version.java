package dev.fluxo.cli;

/** Which Fluxo this is. */
final class Version {
    private Version() {}

    /** {@code fluxo 1.0.0 (Java 17.0.15, Linux amd64)} */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "fluxo " + (version == null ? "of a build folder" : version) + " (Java "
                + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ")";
    }
}
