import { useEffect, useState } from 'react'

/**
 * A value that does not change while somebody presses: what it was then. What comes meanwhile would push the button away
 * from under their finger, and a press that ends elsewhere is no click.
 */
export function useStill<Value>(value: Value): Value {
  const pressed = usePressed()
  const [shown, setShown] = useState(value)
  if (!pressed && shown !== value) setShown(value)
  return pressed ? shown : value
}

function usePressed(): boolean {
  const [pressed, setPressed] = useState(false)
  useEffect(() => {
    const press = () => setPressed(true)
    // The click belongs to the release and comes right behind it.
    const release = () => window.setTimeout(() => setPressed(false))
    window.addEventListener('pointerdown', press, true)
    window.addEventListener('pointerup', release, true)
    window.addEventListener('pointercancel', release, true)
    return () => {
      window.removeEventListener('pointerdown', press, true)
      window.removeEventListener('pointerup', release, true)
      window.removeEventListener('pointercancel', release, true)
    }
  }, [])
  return pressed
}
