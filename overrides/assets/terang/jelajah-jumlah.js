// Sums that lose nothing on the way, as generator/tables/addition.py adds at build: decimals are added as whole
// numbers of their smallest unit, so that 0.1 ten times is 1, and integers beyond 2^53 stay what they are.

/** Decimal places that are looked for. */
const PLACES = 9;
const SAFE = Number.MAX_SAFE_INTEGER;
const WRITTEN = new RegExp(`^(-?\\d+)(?:\\.(\\d{1,${PLACES}}))?$`);

export class Sum {
  #places = 0;
  #unit = 1;
  #whole = 0;
  #large = 0n;
  /** Numbers of more places, Neumaier's way: what an addition loses is kept beside it. */
  #rough = 0;
  #lost = 0;
  count = 0;

  add(value) {
    this.count++;
    if (typeof value === "bigint") this.#large += value * 10n ** BigInt(this.#places);
    else if (this.#fits(value)) this.#put(Math.round(value * this.#unit));
    else this.#spell(value);
  }

  #put(whole) {
    if (Math.abs(this.#whole + whole) > SAFE) this.#flush();
    this.#whole += whole;
  }

  #flush() {
    this.#large += BigInt(this.#whole);
    this.#whole = 0;
  }

  /** Is the number one of whole units? They become smaller where that is needed. */
  #fits(value) {
    for (let places = this.#places; places <= PLACES; places++) {
      const unit = 10 ** places;
      const whole = Math.round(value * unit);
      if (Math.abs(whole) > SAFE) return false;
      if (whole / unit !== value) continue;
      if (places > this.#places) this.#refine(places);
      return true;
    }
    return false;
  }

  #refine(places) {
    this.#flush();
    this.#large *= 10n ** BigInt(places - this.#places);
    [this.#places, this.#unit] = [places, 10 ** places];
  }

  /** A number of more units than a number holds, by its digits. */
  #spell(value) {
    const found = WRITTEN.exec(String(value));
    if (!found) return this.#approximate(value);
    const [, whole, after = ""] = found;
    if (after.length > this.#places) this.#refine(after.length);
    this.#large += BigInt(whole + after) * 10n ** BigInt(this.#places - after.length);
  }

  #approximate(value) {
    const sum = this.#rough + value;
    this.#lost += Math.abs(this.#rough) >= Math.abs(value) ? this.#rough - sum + value : value - sum + this.#rough;
    this.#rough = sum;
  }

  /** A number, or a BigInt where it is whole and no number holds it; null of nothing. */
  get value() {
    if (!this.count) return null;
    this.#flush();
    if (this.#rough !== 0 || this.#lost !== 0) return tidy(this.#exact() + this.#rough + this.#lost);
    if (this.#places || (this.#large >= -BigInt(SAFE) && this.#large <= BigInt(SAFE))) return this.#exact();
    return this.#large;
  }

  /** The number that is nearest to the exact sum of what fitted. */
  #exact() { return Number(`${this.#large}e-${this.#places}`); }
}

/** Decimals leave crumbs behind the fifteenth digit. */
export const tidy = (value) => Number(value.toPrecision(15));
