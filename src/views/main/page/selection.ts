/** The group that the reader looks at, by its factor's name: chosen in one section, it is marked in the others too. */
export class Selection {
  private readonly chosen = new Map<string, string>();
  private readonly listeners = new Map<(factor: string) => void, Element>();

  of(factor: string): string | null {
    return this.chosen.get(factor) ?? null;
  }

  choose(factor: string, level: string | null): void {
    if (this.of(factor) === level) {
      return;
    }
    if (level === null) {
      this.chosen.delete(factor);
    } else {
      this.chosen.set(factor, level);
    }
    for (const [listener, owner] of this.listeners) {
      if (owner.isConnected) {
        listener(factor);
      } else {
        this.listeners.delete(listener);
      }
    }
  }

  /** Calls the listener as long as its owner is part of the page. */
  onChange(owner: Element, listener: (factor: string) => void): void {
    this.listeners.set(listener, owner);
  }
}

/** The one of this page. In a report, models that name a factor alike share it: the same school stays marked. */
export const pageSelection = new Selection();
