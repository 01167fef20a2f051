/** Open or shut; while it is shut, who wants to pass waits. */
export class Gate {
  #opened: Promise<void> | undefined
  #open = () => {}

  get shut(): boolean {
    return this.#opened !== undefined
  }

  close(): void {
    this.#opened ??= new Promise((resolve) => (this.#open = resolve))
  }

  open(): void {
    this.#opened = undefined
    this.#open()
  }

  async pass(): Promise<void> {
    while (this.#opened !== undefined) await this.#opened
  }
}
