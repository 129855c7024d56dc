package dev.fluxo.engine.internal.transform.step;

import java.util.List;
import java.util.Map;

/** A step as understood so far: a name, and arguments that nobody has checked. */
record Call(String name, List<Literal> positional, Map<String, Literal> named) {}
