/**
 * Stands for a value that disclosure control keeps back. It is made on the thread that shows it: a symbol crosses no worker
 * and JSON drops it, so a snapshot writes its hidden cells down in its own way.
 */
export const HIDDEN: unique symbol = Symbol('hidden');
