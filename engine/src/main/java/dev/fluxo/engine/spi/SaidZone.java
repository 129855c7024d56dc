package dev.fluxo.engine.spi;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A zone that the settings of a database give to its sessions.
 *
 * @param name as the setting has it
 * @param who whose setting it is: {@code the server}, {@code role app}
 * @param zone what the name means; null where nobody here knows it
 */
public record SaidZone(String name, String who, @Nullable ZoneId zone) {
    /**
     * @param name an IANA name or an offset in any spelling of Java's; null: only the offset is told
     * @param offset in seconds
     */
    public static SaidZone of(@Nullable String name, String who, long offset) {
        if (name == null) {
            ZoneId zone = ZoneOffset.ofTotalSeconds((int) offset);
            return new SaidZone(zone.getId(), who, zone);
        }
        return new SaidZone(name, who, known(name));
    }

    /** A zone of this name in any case of its letters, or of three letters as they were once used; null where there is none. */
    public static @Nullable ZoneId known(String name) {
        String spelled = ZoneId.getAvailableZoneIds().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
        try {
            return ZoneId.of(spelled, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return name + " (" + who + ")";
    }
}
