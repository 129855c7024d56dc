package dev.fluxo.engine.control;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a run comes from. */
final class Origin {
    private Origin() {}

    /** The machine and the process: {@code etl01:4711}. */
    static String host() {
        return hostName() + ":" + ProcessHandle.current().pid();
    }

    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    static String engineVersion() {
        String version = Origin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
