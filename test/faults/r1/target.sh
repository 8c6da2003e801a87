#!/bin/sh
# A target of steps. Writes down what it does, outside of the bot: one line, one write, on disk before it goes on.
#   target.sh <effects file> <quick|slow|family|stray|flaky|child> <seconds>
effects=$1
kind=$2
seconds=$3

note() {
  printf '{"note":"%s","step":"%s","epoch":%s,"key":"%s","registry":"%s","pid":%s,"at":%s}\n' \
    "$1" "$STERNWAY_STEP" "$STERNWAY_EPOCH" "$STERNWAY_IDEMPOTENCY_KEY" "$STERNWAY_REGISTRY" \
    "$$" "$(date +%s%3N)" >>"$effects"
  sync "$effects"
}

if [ "$kind" = child ]; then
  sleep "$seconds"
  note child
  exit 0
fi

note begin
case $kind in
  slow) sleep "$seconds" ;;
  # A child in the same group, and one that left it.
  family) sh "$0" "$effects" child "$seconds" & wait ;;
  stray) setsid sh "$0" "$effects" child "$seconds" & wait ;;
  flaky)
    # Fails the first time that it is tried.
    tries=$(grep -c "\"note\":\"begin\",\"step\":\"$STERNWAY_STEP\"" "$effects")
    if [ "$tries" -eq 1 ]; then
      note failed
      exit 3
    fi
    ;;
esac
note end
