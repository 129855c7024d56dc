package dev.fluxo.bench;

/** A load by hand whose first rows can be copied as they are into the empty target. */
interface ByHandStraight extends ByHand {
    /** What is read from the source then: all columns of the target. */
    String straightRows();

    /** The statement that copies these rows in. */
    String straightCopy();
}
