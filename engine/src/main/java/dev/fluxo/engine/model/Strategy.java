package dev.fluxo.engine.model;

import java.util.Locale;

/** What history the target keeps. */
public enum Strategy {
    TYPE1;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
