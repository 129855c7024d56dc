package dev.fluxo.sqlserver.bulk;

/** The driver's bulk copy would send another value than this. */
public final class NotExact extends RuntimeException {
    NotExact(String column) {
        super("the driver's bulk copy cannot send a time of column '" + column + "' as it is");
    }
}
