package dev.fluxo.engine.problem;

/** In quotes, since nothing tells where a command begins and ends. */
final class NeutralWording implements Wording {
    static final Wording NEUTRAL = new NeutralWording();

    @Override
    public String command(String name) {
        return name;
    }

    @Override
    public String parameter(String name) {
        return name;
    }

    @Override
    public String option(Option option) {
        return option.value() == null ? option.name() : option.name() + "=" + option.value();
    }

    @Override
    public String java(String setting) {
        return setting;
    }

    @Override
    public String library(String what) {
        return "add " + what + " to the class path";
    }

    @Override
    public String action(Action action) {
        return "'" + Wording.super.action(action) + "'";
    }
}
