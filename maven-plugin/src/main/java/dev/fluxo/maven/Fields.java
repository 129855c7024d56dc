package dev.fluxo.maven;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** What a POM says of a goal: Maven puts it into fields, and each goal has those of its own parameters. */
final class Fields {
    private Fields() {}

    /** The text in the field of this name, of the object's class or of one above; null where there is none. */
    static @Nullable String text(Object mojo, String name) {
        for (Class<?> type = mojo.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return text(mojo, field);
                }
            }
        }
        return null;
    }

    private static @Nullable String text(Object mojo, Field field) {
        try {
            return (String) field.get(mojo);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
